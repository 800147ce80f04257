import { shippedText } from './shipped.js'

/** Which procedures hold a copy of each fragment; the first is the original. */
const copies: Record<string, string[]> = {
  核验: ['verification', 'township-call', 'joint-enforcement', 'enforcement-referral'],
  退回: ['return', 'township-call', 'joint-enforcement', 'enforcement-referral'],
  延期: ['extension', 'township-call', 'joint-enforcement', 'enforcement-referral'],
  催一下: ['nudge', 'township-call', 'joint-enforcement', 'enforcement-referral'],
  批示: ['instruction', 'township-call', 'joint-enforcement', 'enforcement-referral'],
  历法更新: ['calendar', 'township-call', 'joint-enforcement', 'enforcement-referral'],
}

/** The lines of a sub-process but for its own flows, without indentation; forms are named by file. */
function fragment(folder: string, id: string): string[] {
  const lines = shippedText(`${folder}/procedure.bpmn`).split('\n')
  const from = lines.findIndex(line => line.includes(`<bpmn:subProcess id="${id}"`))
  const indent = /^ */.exec(lines[from] ?? '')?.[0] ?? ''
  const to = lines.findIndex((line, index) => index > from && line === `${indent}</bpmn:subProcess>`)
  const inner = lines.slice(from, to + 1).map(line => line.trim())
  const own = inner.findIndex((line, index) => index > 0 && !/^<bpmn:(incoming|outgoing)>/.test(line))
  return [inner[0] ?? '', ...inner.slice(own)].map(line => line.replace(`formId="${folder}.`, 'formId="'))
}

describe('the copies of a fragment', () => {
  it.each(Object.entries(copies))('should be alike in all but their forms: %s', (_, [id, ...folders]) => {
    const [original, ...others] = folders.map(folder => fragment(folder, id ?? ''))
    expect(original?.length).toBeGreaterThan(20)
    for (const other of others) expect(other).toEqual(original)
  })

  it('should ask in every form at least what the original asks', () => {
    const keys = (path: string) =>
      (JSON.parse(shippedText(path)) as { components: { key?: string }[] }).components.map(one => one.key)
    for (const [id, original, ...others] of Object.values(copies))
      for (const [, form] of fragment(original ?? '', id ?? '')
        .join('\n')
        .matchAll(/formId="([^"]+)"/g))
        for (const folder of others)
          expect({ folder, form, keys: keys(`${folder}/forms/${form}.form`) }).toEqual({
            folder,
            form,
            keys: expect.arrayContaining(keys(`${original}/forms/${form}.form`)),
          })
  })
})
