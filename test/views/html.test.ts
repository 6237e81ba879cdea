import { expect, test } from 'vitest';
import { html } from '../../src/views/html.ts';

test('what is put into HTML is text, between tags and in quotes', () => {
  const typed = `<b>"Ann" & 'Bob'</b>`;
  expect(html`<p title="${typed}">${typed}</p>`.markup).toBe(
    '<p title="&lt;b&gt;&quot;Ann&quot; &amp; &#39;Bob&#39;&lt;/b&gt;">&lt;b&gt;&quot;Ann&quot; &amp; &#39;Bob&#39;&lt;/b&gt;</p>',
  );
});

test('pieces of HTML stand in others as they are, one or several', () => {
  const rows = ['a', '<'].map((one) => html`<li>${one}</li>`);
  expect(html`<ul>${rows}</ul>${html`<hr>`}${3}${''}`.markup).toBe(
    '<ul><li>a</li><li>&lt;</li></ul><hr>3',
  );
});

test('what cannot be seen, or turns text around, does not get in', () => {
  expect(html`<p>${'a\u202Eb\u0000c\u200Bd\uD800e\nf'}</p>`.markup).toBe('<p>abcd\uFFFDe\nf</p>');
});
