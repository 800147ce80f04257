import { compileDmn, definitions, table } from './dmn.js'

const codes = async (xml: string) =>
  (await compileDmn(xml)).diagnostics.map(({ element, code }) => [element, code])

describe('what is wrong with a file of decisions', () => {
  it.each<[string, string, [string | null, string][]]>([
    ['malformed XML', '<definitions', [[null, 'XML_MALFORMED']]],
    [
      'another version of DMN',
      '<definitions xmlns="http://www.omg.org/spec/DMN/20151101/dmn.xsd" id="d" />',
      [[null, 'XML_MALFORMED']],
    ],
    ['a file without decisions', definitions(''), [[null, 'DECISION_MISSING']]],
    [
      'an unknown element',
      definitions(`<nonsense />${table('', [['-', '1']])}`),
      [[null, 'DMN_CONTENT_UNKNOWN']],
    ],
    ['an empty decision', definitions('<decision id="a" />'), [['a', 'DECISION_EMPTY']]],
    [
      'a hit policy that is not executed',
      definitions(table('hitPolicy="OUTPUT ORDER"', [['-', '1']])),
      [['t', 'HIT_POLICY_NOT_SUPPORTED']],
    ],
    [
      'a faulty test and a faulty result',
      definitions(
        table('', [
          ['"一般" "紧急"', '1'],
          ['-', '工作日（5）'],
        ]),
      ),
      [
        ['r0t', 'EXPRESSION_SYNTAX'],
        ['r1o', 'FULL_WIDTH_PUNCTUATION'],
      ],
    ],
    [
      'a rule that is too short',
      definitions(
        `<decision id="t"><decisionTable id="dt"><output id="o" name="v" /><rule id="r" /></decisionTable></decision>`,
      ),
      [['r', 'RULE_WIDTH']],
    ],
    [
      'outputs that bear the same name, or none',
      definitions(
        `<decision id="t"><decisionTable id="dt"><output id="o1" name="v" /><output id="o2" name="v" /><output id="o3" /></decisionTable></decision>`,
      ),
      [
        ['o2', 'OUTPUT_NAME_DUPLICATE'],
        ['o3', 'OUTPUT_NAME_MISSING'],
      ],
    ],
    [
      'an aggregation over several outputs',
      definitions(
        `<decision id="t"><decisionTable id="dt" hitPolicy="COLLECT" aggregation="SUM"><output id="o1" name="a" /><output id="o2" name="b" /></decisionTable></decision>`,
      ),
      [['t', 'AGGREGATION_NOT_SUPPORTED']],
    ],
    [
      'another expression language',
      definitions(
        '<decision id="a"><literalExpression id="l" expressionLanguage="javascript"><text>1</text></literalExpression></decision>',
      ),
      [['l', 'EXPRESSION_LANGUAGE_NOT_SUPPORTED']],
    ],
    [
      'a required decision that is not there',
      definitions(
        '<decision id="a"><informationRequirement id="q"><requiredDecision href="#b" /></informationRequirement><literalExpression id="l"><text>1</text></literalExpression></decision>',
      ),
      [['a', 'REQUIRED_DECISION_UNKNOWN']],
    ],
    [
      'decisions that require each other',
      definitions(
        ['ab', 'ba']
          .map(
            ([one, other]) =>
              `<decision id="${one}"><informationRequirement id="q${one}"><requiredDecision href="#${other}" /></informationRequirement><literalExpression id="l${one}"><text>1</text></literalExpression></decision>`,
          )
          .join(''),
      ),
      [['b', 'DECISION_CYCLE']],
    ],
  ])('should report %s', async (_, xml, expected) => {
    expect(await codes(xml)).toEqual(expected)
  })

  it('should say it in Chinese and English, with the way out', async () => {
    const [problem] = (await compileDmn(definitions(table('', [['-', '工作日（5）']])))).diagnostics
    expect(problem).toMatchObject({ severity: 'error', fix: '工作日(5)' })
    expect(problem?.message).toMatch(/全角/)
    expect(problem?.messageEn).toMatch(/full-width/)
  })
})
