import { toldElsewhere } from '../../../server/domain/calls/projection/passed.js'
import { factName, milestoneName } from '../../../server/domain/words/milestones.js'
import { plainName } from '../../../server/domain/calls/acts/catalogue.js'
import { chosenText } from '../../../server/domain/words/chosen.js'
import { stepName } from '../../../server/domain/words/steps.js'
import { stateName } from '../../../server/domain/words/states.js'
import { shippedFiles, shippedText } from '../../procedures/shipped.js'

const enforcement = /^(enforcement-referral|joint-enforcement)\//
/** Words of a limit or an urgency, which have their own. */
const amounts = ['30分钟', '2小时', '1工作日', '工作日', '小时', '日', '一般', '紧急', '特急']
const diagrams = shippedFiles('.bpmn')
  .filter(path => enforcement.test(path))
  .map(path => shippedText(path).replaceAll('&quot;', '"'))
const found = (pattern: RegExp) => [
  ...new Set(diagrams.flatMap(xml => [...xml.matchAll(pattern)].map(([, text]) => text ?? ''))),
]
/** What is no text, number or instant stands in no line. */
const neverShown = ['时限', '期限依据', '承办号']
const chinese = (text: string) => /[\u4e00-\u9fff]/.test(text)

describe('the words of enforcement', () => {
  it('should name every milestone, fact and state of its diagrams in English', () => {
    const milestones = found(/<huying:milestone name="([^"]+)"/g)
    const facts = found(/(<huying:milestone name="[^"]+" data="= \{.*?\}" \/>)/g)
      .filter(each => !toldElsewhere.some(name => each.includes(`name="${name}"`)))
      .flatMap(each => [...each.matchAll(/[{,] ?([\u4e00-\u9fff]+): /g)].map(([, key]) => key ?? ''))
      .filter(key => !neverShown.includes(key))
    const states = found(/<huying:state name="([^"]+)"/g)
    expect(milestones.length).toBeGreaterThan(40)
    const told = milestones.filter(name => !toldElsewhere.includes(name))
    expect(told.filter(name => chinese(milestoneName(name, 'en')))).toEqual([])
    expect(facts.filter(key => chinese(factName(key, 'en')))).toEqual([])
    expect(states.filter(state => chinese(stateName(state, 'en')))).toEqual([])
  })

  it('should name every step that waits for a person, and every choice, in English', () => {
    const steps = found(/<bpmn:(?:userTask|subProcess|callActivity|process) id="[^"]+" name="([^"]+)"/g)
    expect(steps.filter(name => chinese(stepName(plainName(name.replaceAll('&#10;', '')), 'en')))).toEqual([])
    const choices = shippedFiles('.form')
      .filter(path => enforcement.test(path))
      .flatMap(path => [...shippedText(path).matchAll(/"value": "([^"]+)"/g)].map(([, value]) => value ?? ''))
    expect(
      choices.filter(value => chinese(chosenText(value, 'en'))).filter(value => !amounts.includes(value)),
    ).toEqual([])
  })
})
