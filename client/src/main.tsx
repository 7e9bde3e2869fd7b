import { createRoot } from 'react-dom/client'
import { m } from './paraglide/messages.js'

createRoot(document.getElementById('root')!).render(<h1>{m.ui_app_name()}</h1>)
