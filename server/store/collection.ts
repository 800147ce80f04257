/** How a collection is declared, once, beside the code that owns it. */
export interface CollectionDeclaration<T> {
  /**
   * Each begins with `county`. A document that lacks one of the fields (or holds null) conflicts with none.
   */
  unique?: readonly (readonly (keyof T & string)[])[]
  /** Fields that are searched or sorted together; begin with `county` unless the search crosses counties. */
  index?: readonly (readonly (keyof T & string)[])[]
  /**
   * As `index`, but a document that lacks the first field after `county` is not in it: for searches that ask for that
   * field. For what few documents have.
   */
  sparse?: readonly (readonly (keyof T & string)[])[]
  /** Array fields that are searched by `any`. */
  multi?: Readonly<Partial<Record<keyof T & string, 'string' | 'number'>>>
  /** For such a field: what is searched or sorted together with one of its values. */
  multiIndex?: Readonly<Partial<Record<keyof T & string, readonly (keyof T & string)[]>>>
  /** String fields, or arrays of strings, that `text` searches. */
  text?: readonly (keyof T & string)[]
  /** A long text that nothing searches, as JSON in JSON: the store may keep it as it is, beside the other fields. */
  opaque?: keyof T & string
  /** Bytes of JSON above which a document is refused with TOO_LARGE; 4 MB when not said. */
  maxBytes?: number
}

declare const documentType: unique symbol

export interface Collection<T> {
  readonly name: string
  readonly unique: readonly (readonly string[])[]
  /** Those that are sparse among them. */
  readonly index: readonly (readonly string[])[]
  readonly sparse: readonly (readonly string[])[]
  readonly multi: Readonly<Record<string, 'string' | 'number'>>
  readonly multiIndex: Readonly<Record<string, readonly string[]>>
  readonly text: readonly string[]
  readonly opaque: string | undefined
  readonly maxBytes: number
  readonly [documentType]?: T
}

const maxBytes = 4 * 1024 * 1024

/**
 * Declares a collection.
 * @throws Error when a name is not made of letters and digits or a unique index does not begin with `county`
 */
export function collection<T>(name: string, declaration: CollectionDeclaration<T> = {}): Collection<T> {
  const { unique = [], sparse = [], multi = {}, text = [] } = declaration
  const index = [...(declaration.index ?? []), ...sparse]
  const multiIndex = declaration.multiIndex ?? {}
  const together = Object.values<readonly string[]>(multiIndex).flat()
  const names = [name, ...unique.flat(), ...index.flat(), ...Object.keys(multi), ...together, ...text]
  if (declaration.opaque !== undefined) names.push(declaration.opaque)
  const odd = names.find(each => !/^_?[A-Za-z][A-Za-z0-9]*$/.test(each))
  if (odd !== undefined) throw new Error(`collection ${name}: ${odd} is no name of a collection or field`)
  const single = Object.keys(multiIndex).find(field => !(field in multi))
  if (single !== undefined) throw new Error(`collection ${name}: ${single} is not declared as multi`)
  const loose = unique.find(fields => fields[0] !== 'county')
  if (loose)
    throw new Error(`collection ${name}: the unique index ${loose.join(', ')} must begin with county`)
  return {
    name,
    unique,
    index,
    sparse,
    multi: multi as Record<string, 'string' | 'number'>,
    multiIndex: multiIndex as Record<string, readonly string[]>,
    text,
    opaque: declaration.opaque,
    maxBytes: declaration.maxBytes ?? maxBytes,
  }
}
