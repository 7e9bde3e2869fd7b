import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import type { StepMap } from '@tiptap/pm/transform'
import type { ProseBinding } from './ProseBinding.ts'

type Steps = { maps: readonly StepMap[] }

const key = new PluginKey<Steps>('leaBinding')

/** Joins an editor to its fragment for as long as it is mounted. */
export function bindingPlugin(binding: ProseBinding): Plugin<Steps> {
  return new Plugin<Steps>({
    key,
    state: {
      init: () => ({ maps: [] }),
      // Steps gather here from the moment at which editor and document were equal, however many transactions that takes.
      apply: (tr, steps, before) => {
        if (!tr.docChanged) return steps
        return { maps: before.doc === binding.known ? tr.mapping.maps : [...steps.maps, ...tr.mapping.maps] }
      },
    },
    view: (view) => {
      binding.attach(view)
      return {
        update: () => binding.write(stepsOf(view.state)),
        destroy: () => binding.detach(),
      }
    },
  })
}

export function stepsOf(state: EditorState): readonly StepMap[] {
  return key.getState(state)?.maps ?? []
}
