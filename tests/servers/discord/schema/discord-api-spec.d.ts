/** The package comes without types for its schemas; all exports that end in `Schema` are zod schemas. */
declare module 'discord-api-spec/zod' {
  export const AvailableLocalesEnumSchema: { readonly options: readonly string[] };
}
