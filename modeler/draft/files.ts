/** Gives the diagram to the person as a file. */
export function exportFile(name: string, xml: string): void {
  const url = URL.createObjectURL(new Blob([xml], { type: 'application/xml' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${name}.bpmn`
  link.click()
  URL.revokeObjectURL(url)
}

/** Lets the person choose a diagram; undefined when they choose none. */
export function chooseFile(): Promise<string | undefined> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.bpmn,.xml'
  return new Promise(resolve => {
    input.addEventListener('change', () => resolve(input.files?.[0]?.text()))
    input.addEventListener('cancel', () => resolve(undefined))
    input.click()
  })
}
