/** The public face of the prose editor. Nothing here pulls Tiptap into the first page; see loadEditor. */
export type { EditorSession } from './EditorSession.ts'
export type { BlockChoice, CaretWish, ProseEditorProps } from './editorProps.ts'
export { loadEditor, preloadEditor, useEditorChunk } from './loadEditor.ts'
export { ProseEditor } from './ProseEditor.tsx'
export type { HeadingLevel } from './static/look.ts'
export { StaticProse } from './static/StaticProse.tsx'
export { takeFocus } from './takeFocus.ts'
