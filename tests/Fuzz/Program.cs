using Aef.Fuzz;
using Aef.Fuzz.Running;

if (FuzzOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(
        "aef-fuzz [--seed N] [--first N] [--count N] [--chunk N] [--target workflow|expression|regex|definition|script|journal|mocks|tests] [--samples FOLDER] [--findings FOLDER] [--replay FILE --target T]");
    return 2;
}

if (options.Work is var (first, count))
{
    return Worker.Run(options, first, count);
}

if (options.Replay is { } file)
{
    var exception = FuzzSession.Try(options.Targets[0], File.ReadAllBytes(file));
    Console.WriteLine(exception?.ToString() ?? "all is well");
    return exception is null ? 0 : 1;
}

return Supervisor.Run(options);
