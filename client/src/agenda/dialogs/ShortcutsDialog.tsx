import { m } from '../../paraglide/messages.js'
import { Dialog } from '../../ui/Dialog.tsx'
import { keysText } from '../texts/keys.ts'
import './ShortcutsDialog.css'

const groups = [
  {
    title: m.agenda_keys_everywhere,
    keys: [
      ['Mod+K', m.palette_title],
      ['Mod+Z', m.agenda_undo],
      ['Mod+Shift+Z', m.agenda_redo],
      ['Alt+Shift+ArrowUp', m.agenda_move_up],
      ['Alt+Shift+ArrowDown', m.agenda_move_down],
      ['Alt+Shift+ArrowRight', m.agenda_indent],
      ['Alt+Shift+ArrowLeft', m.agenda_outdent],
      ['Mod+D', m.agenda_duplicate],
      ['Mod+Enter', m.agenda_keys_next],
    ],
  },
  {
    title: m.agenda_keys_on_block,
    keys: [
      ['ArrowUp / ArrowDown', m.agenda_keys_step],
      ['Home / End', m.agenda_keys_ends],
      ['Enter', m.agenda_keys_edit],
      ['Tab', m.agenda_keys_tab],
      ['Insert', m.agenda_add_below],
      ['Shift+F10', m.agenda_block_menu],
      ['ArrowLeft / ArrowRight', m.agenda_keys_fold],
      ['Delete', m.agenda_delete],
    ],
  },
  {
    title: m.agenda_keys_in_text,
    keys: [
      ['Enter', m.agenda_keys_enter],
      ['Escape', m.agenda_keys_escape],
      ['/', m.agenda_keys_slash],
      ['Mod+B', m.agenda_keys_bold],
      ['Mod+I', m.agenda_keys_italic],
      ['Mod+U', m.agenda_keys_underline],
      ['Mod+]', m.editor_indent],
      ['Mod+[', m.editor_outdent],
    ],
  },
  {
    title: m.agenda_keys_in_outline,
    keys: [
      ['ArrowUp / ArrowDown', m.agenda_keys_step],
      ['ArrowLeft / ArrowRight', m.agenda_keys_fold],
      ['Enter', m.agenda_keys_go],
    ],
  },
] as const

/** Every key that does something. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog isOpen size="large" title={m.agenda_shortcuts()} onClose={onClose}>
      <div className="shortcuts">
        {groups.map((group) => (
          <section key={group.title()}>
            <h3>{group.title()}</h3>
            <dl>
              {group.keys.map(([keys, meaning]) => (
                <div key={keys}>
                  <dt>
                    {keys.split(' / ').map((each, at) => (
                      <span key={each}>
                        {at > 0 ? ' / ' : ''}
                        <kbd>{keysText(each)}</kbd>
                      </span>
                    ))}
                  </dt>
                  <dd>{meaning()}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
