import { m } from '../paraglide/messages.js'
import { useToast } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { useShelf } from './ShelfContext.ts'

/** Puts an agenda from a file on this device, or adds the file to the agenda that is here. */
export function OpenFile() {
  const shelf = useShelf()
  const toast = useToast()
  return (
    <section className="lea-way" aria-labelledby="from-file">
      <h2 id="from-file">{m.start_file()}</h2>
      <p className="lea-quiet">{m.start_file_text()}</p>
      <Button onPress={() => void shelf.askForFile(toast, null)}>{m.ui_open_file()}</Button>
    </section>
  )
}
