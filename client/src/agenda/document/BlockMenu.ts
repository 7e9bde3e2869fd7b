import { lazyPart } from '../../ui/lazyPart.tsx'

/** Which menu was asked for, of which block, and the button that it hangs under. */
export type AskedMenu = { kind: 'add' | 'menu'; block: string; trigger: HTMLElement }

/** The one menu that all blocks share. Fetched when somebody asks for it, or early. */
export const BlockMenu = lazyPart<{ asked: AskedMenu; onClose: () => void }>(() => import('../menus/BlockMenuList.tsx'))
