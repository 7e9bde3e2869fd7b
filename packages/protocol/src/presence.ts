/**
 * What one client tells about itself (an awareness state). The caret is not in it: the prose editor adds its own
 * `cursor: {anchor, head}` as relative positions, and `block`/`part` say in which fragment those lie.
 */
export type Presence = {
  /** `name`, `organisation` and `person` (an id) are the relay's where it knows who somebody is: it puts them there. */
  user: { name: string; organisation: string; colour: string; person?: string }
  /** The block that the person is in, and which of its two texts. */
  block?: string
  part?: 'title' | 'body'
}
