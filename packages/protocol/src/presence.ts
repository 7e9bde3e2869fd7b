/**
 * What one client tells about itself (an awareness state). The caret is not in it: the prose editor adds its own
 * `cursor: {anchor, head}` as relative positions, and `block`/`part` say in which fragment those lie.
 */
export type Presence = {
  user: { name: string; organisation: string; colour: string }
  /** The block that the person is in, and which of its two texts. */
  block?: string
  part?: 'title' | 'body'
}
