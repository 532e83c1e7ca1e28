namespace Aef.Planted;

/// <summary>
/// <c>dotnet run --project tests/Planted [-- PART …]</c> plants the faults of <c>faults.tsv</c> in a copy of HEAD, one at a time, and
/// reports for each whether its tests find it. Only the assembly with the fault is compiled, and replaces the sound one beside the tests. A
/// part of a name or of a file chooses faults. Golden text is accepted as it comes, so that it finds nothing.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        if (arguments is [TestRunner.Option, var assembly, .. var names])
        {
            return TestRunner.Run(assembly, names);
        }

        var top = Tool.Run(Environment.CurrentDirectory, "git", ["rev-parse", "--show-toplevel"]);
        if (top.ExitCode != 0)
        {
            return Fail("Run this in the repository of Aef.");
        }

        var repository = top.Output.Trim();
        var all = FaultFile.Read(Path.Combine(repository, FaultFile.RelativePath), out var problems);
        if (problems.Count > 0)
        {
            return Fail(string.Join('\n', problems));
        }

        var chosen = all.Where(f => arguments.Length == 0 || arguments.Any(f.Mentions)).ToList();
        return chosen.Count > 0 ? PlantAll(repository, chosen) : Fail($"No fault mentions {string.Join(" or ", arguments)}.");
    }

    private static int PlantAll(string repository, IReadOnlyList<Fault> faults)
    {
        using var copy = WorkingCopy.Create(repository);
        Console.CancelKeyPress += (_, _) => copy.Dispose();
        var tests = new TestRun(copy);
        if (tests.Build() is { } errors)
        {
            return Fail($"HEAD does not build:\n{errors}");
        }

        var sound = tests.Run(faults.SelectMany(f => f.TestNames).Distinct(), TimeSpan.FromMinutes(20));
        if (sound.Verdict != TestVerdict.Passed)
        {
            return Fail($"The tests fail without a fault, so that nothing can be said about faults: {sound.Detail}");
        }

        var compiler = new ProjectCompiler(copy, tests.Folder);
        var (planted, found, missed, refused) = (0, 0, 0, 0);
        foreach (var fault in faults)
        {
            var (outcome, detail) = Plant(copy, tests, compiler, fault);
            Console.WriteLine($"{outcome,-8}{fault.Name}{(detail.Length == 0 ? string.Empty : $" ({detail})")}");
            planted += outcome == "refused" ? 0 : 1;
            found += outcome == "found" ? 1 : 0;
            missed += outcome == "MISSED" ? 1 : 0;
            refused += outcome == "refused" ? 1 : 0;
        }

        if (refused > 0)
        {
            Console.WriteLine($"{refused} refused: correct them in {FaultFile.RelativePath}");
        }

        Console.WriteLine($"{planted} planted, {found} found, {missed} missed");
        return missed + refused > 0 ? 1 : 0;
    }

    private static (string Outcome, string Detail) Plant(WorkingCopy copy, TestRun tests, ProjectCompiler compiler, Fault fault)
    {
        if (fault.FindProblem(copy.Root) is { } problem)
        {
            return ("refused", problem);
        }

        try
        {
            fault.Plant(copy.Root);
            using var compiled = compiler.Compile(fault.File, out var errors);
            if (errors is not null)
            {
                return ("refused", $"it does not compile: {errors}");
            }

            var outcome = tests.Run(fault.TestNames);
            return outcome.Verdict switch
            {
                TestVerdict.Failed => ("found", outcome.Detail),
                TestVerdict.Passed => ("MISSED", fault.Tests),
                _ => ("refused", $"no test ran: {outcome.Detail}"),
            };
        }
        finally
        {
            copy.Undo();
        }
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 2;
    }
}
