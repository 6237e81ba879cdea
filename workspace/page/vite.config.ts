import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  base: './',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The page is served from this machine.
    chunkSizeWarningLimit: 1000,
    // The font's many small slices stay files of their own: a browser fetches only those it draws.
    assetsInlineLimit: 0,
  },
});
