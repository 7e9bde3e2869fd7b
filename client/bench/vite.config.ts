import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Builds the two pages of the bench, minified as the app is, under /bench/ of the bench's own server. */
export default defineConfig({
  root: folder('.'),
  base: '/bench/',
  plugins: [react()],
  build: {
    outDir: folder('dist'),
    emptyOutDir: true,
    target: 'es2023',
    rolldownOptions: { input: { peer: folder('peer/index.html'), seed: folder('seed/index.html') } },
  },
})
