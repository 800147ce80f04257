/**
 * Does something with each item, beginning in their order, up to `width` of them at a time.
 * @throws what the first failure threw, after those under way have ended; none is begun after it
 */
export async function abreast<T>(
  items: AsyncIterable<T> | Iterable<T>,
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const left = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]()
  const failures: unknown[] = []
  async function one(): Promise<void> {
    try {
      while (failures.length === 0) {
        const next = await left.next()
        if (next.done === true || failures.length > 0) return
        await work(next.value)
      }
    } catch (error) {
      failures.push(error)
    }
  }
  await Promise.all(Array.from({ length: width }, one))
  if (failures.length === 0) return
  await left.return?.()
  throw failures[0]
}
