export { FieldHelp } from './FieldHelp.tsx'
export { LineDetails } from './LineDetails.tsx'
