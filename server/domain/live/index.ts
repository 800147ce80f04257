/** Tells people's pages what has changed, on whichever node it did. */
export { createPulses, type Pulse, type Pulses } from './pulses.js'
export { pulses } from './record.js'
