import { Frame, Loading } from '../ui/Frame.tsx'
import { lazyPart } from '../ui/lazyPart.tsx'

/** Fetched when there is something to tell, and early. */
export const DeviceTrouble = lazyPart(
  () => import('./DeviceTrouble.tsx'),
  <Frame>
    <Loading />
  </Frame>,
)
