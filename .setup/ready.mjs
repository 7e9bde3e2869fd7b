// What has to be there before a script that is called by itself: the packages of the lock file.
import { install } from './install.mjs'

await install()
