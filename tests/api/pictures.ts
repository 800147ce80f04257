/** The smallest PNG: one transparent pixel. */
export const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

/** The form by which a page uploads a file. */
export function pictureForm(content: Uint8Array, name: string, caption = '处置前'): FormData {
  const data = new FormData()
  data.set('caption', caption)
  data.set('file', new File([new Uint8Array(content)], name))
  return data
}
