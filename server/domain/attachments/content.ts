/** A content that can be read more than once without being held in memory. */
export interface Content {
  /** Bytes. */
  size: number
  read(): AsyncIterable<Uint8Array>
}

export function contentOfBytes(bytes: Uint8Array): Content {
  return {
    size: bytes.byteLength,
    async *read() {
      yield await Promise.resolve(bytes)
    },
  }
}

/** Whether a text stands anywhere in it, byte by byte. */
export async function holds(content: Content, text: string): Promise<boolean> {
  const wanted = Buffer.from(text)
  let end = Buffer.alloc(0)
  for await (const chunk of content.read()) {
    const seen = Buffer.concat([end, chunk])
    if (seen.includes(wanted)) return true
    end = seen.subarray(Math.max(0, seen.byteLength - wanted.byteLength + 1))
  }
  return false
}
