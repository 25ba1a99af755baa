/** Parts of the engine that decide what a call meets, each with the tests that cover it in one process and are quick. */
export const groups = {
  faults: {
    mutate: ['app/faults/{broken,delay,grammar,http-error,kinds,none,outcome,pace,structured-list}.ts'],
    tests: ['faults', 'contract'],
  },
  acting: {
    mutate: ['app/faults/{chance,cut,inject,perform}.ts'],
    tests: ['chance', 'node-server', 'contract', 'journal-why', 'rules'],
  },
  rules: {
    mutate: ['app/rules/**/*.ts'],
    tests: ['rules', 'house'],
  },
  memory: {
    mutate: ['app/store/memory/**/*.ts', 'app/store/{by-use,consumed}.ts'],
    tests: ['real/store', 'store', 'memory-journal', 'limiter', 'by-use'],
  },
  answers: {
    mutate: ['app/{answer,overrides,own-answer,quota,to-refusal}.ts'],
    tests: ['contract', 'errors', 'set-records', 'aadhaar', 'sessions'],
  },
  keys: {
    mutate: ['app/{exchange,key-auth,token}.ts'],
    tests: [
      ...['exchange', 'key-auth', 'token', 'sessions', 'threats', 'hashed-keys'],
      ...['vendors/sandbox', 'vendors/signzy-login', 'vendors/eko', 'vendors/gridlines'],
    ],
  },
};

/** The group of this run. */
export const group = groups[process.env.MUTATION_GROUP ?? 'faults'];
