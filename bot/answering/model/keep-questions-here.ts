/**
 * Takes the variables out of the environment by which the libraries of models would send every question to a service of
 * their maker, or print it: an operator who set them for another program has not agreed to that here. They read them at
 * each call, so this holds for the process.
 */
export function keepQuestionsHere(environment: NodeJS.ProcessEnv = process.env): void {
  for (const name of Object.keys(environment))
    if (/^(?:LANGCHAIN|LANGSMITH)_/u.test(name)) delete environment[name];
}
