/** A function that makes its value when it is first called, and gives the same ever after. */
export function once<Value>(make: () => Value): () => Value {
  let value: { readonly made: Value } | null = null;
  return () => (value ??= { made: make() }).made;
}
