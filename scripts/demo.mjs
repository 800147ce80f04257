// `npm run demo`: plays two cases of the demonstration county over HTTP on a clock of its own and prints what
// happened when, and to whom. Ends with 1 when anything happened at another instant, twice, or not at all.
import { build, install, requireNode } from './prepare.mjs'

requireNode()
install()
build()
const [{ playStory }, { unanswered, extended }, { night }] = await Promise.all(
  ['./demo/story.mjs', './demo/ordinary.mjs', './demo/night.mjs'].map(path => import(path)),
)
let faults = 0
for (const story of [unanswered, extended, night]) faults += await playStory(story)
console.log(faults === 0 ? '\n三件都按时刻走完' : `\n${faults} 处与应有的时刻不符`)
process.exit(faults === 0 ? 0 : 1)
