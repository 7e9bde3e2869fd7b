import { Icon } from '../../ui/Icon.tsx'

/** Behind words of which no amount or no days could be made; `words`: what comes of that. */
export function Unclear({ words }: { words: string }) {
  return (
    <span className="unclear" title={words}>
      <Icon name="warning" size={14} />
      <span className="lea-hidden">{words}</span>
    </span>
  )
}
