import ArgumentParser

await Invocation.run()
