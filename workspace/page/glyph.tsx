const paths = {
  cross: 'M6 6l12 12M18 6L6 18',
  menu: 'M4 7h16M4 12h16M4 17h16',
  hash: 'M9.5 4l-2 16M16.5 4l-2 16M4.5 9h16M3.5 15h16',
  home: 'M4 11l8-7 8 7v8a1 1 0 0 1-1 1h-4v-6H9v6H5a1 1 0 0 1-1-1z',
  send: 'M5 12h13M12.5 5.5L19 12l-6.5 6.5',
  reply: 'M20 6H4v10h4v4l5-4h7z',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 14.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6z',
  more: 'M5.5 12h.01M12 12h.01M18.5 12h.01',
  down: 'M6 9.5l6 6 6-6',
  left: 'M14.5 6l-6 6 6 6',
  right: 'M9.5 6l6 6-6 6',
  calendar: 'M4 6.5h16v13H4zM4 10.5h16M8.5 4v4M15.5 4v4',
  clock: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7.5V12l3 2',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  forward: 'M5 6l6.5 6L5 18M12.5 6L19 12l-6.5 6',
  clip: 'M19.5 11.5l-7.8 7.8a4.6 4.6 0 0 1-6.5-6.5l8.1-8.1a3 3 0 0 1 4.3 4.3l-8 8a1.5 1.5 0 0 1-2.2-2.1l7.2-7.2',
  bolt: 'M13 3L5.5 13.5H11L10 21l8-11h-5.8z',
  file: 'M6.5 3.5h7l4.5 4.5v12.5h-11.5zM13 3.5V8.5h5',
  download: 'M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 19.5h14',
  picture: 'M4 5h16v14H4zM4 16l5-5 4.5 4.5L16 13l4 4M15.5 9.5h.01',
  sort: 'M8.5 10L12 6.5l3.5 3.5M8.5 14l3.5 3.5 3.5-3.5',
  trash: 'M5 7h14M9.5 7V4.5h5V7M7 7l1 12.5h8L17 7',
  table: 'M4 5.5h16v13H4zM4 10.5h16M10.5 10.5v8',
  search: 'M10.8 17.3a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.6 15.6l4.6 4.6',
  copy: 'M8.5 8.5h11v11h-11zM5.5 15.5h-1v-11h11v1',
} as const;

/** The drawings there are. */
export type GlyphName = keyof typeof paths;

/** A small line drawing beside words; it says nothing of its own to a screen reader. */
export function Glyph({ name }: { name: GlyphName }) {
  return (
    <svg className={`glyph glyph-${name}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
