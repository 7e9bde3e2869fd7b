export { FieldHelp } from './FieldHelp.tsx'
export { FigureField } from './FigureField.tsx'
export { LineDetails } from './LineDetails.tsx'
export { PlannedYear } from './PlannedYear.tsx'
