using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Workspace;
using Aef.Core.Pipelines.Writing;
using Aef.Documents.Reading;
using Aef.Runs.Testing;
using Aef.Workflows.Testing.Coverage;

namespace Aef.Cli.Commands;

/// <summary><c>aef test FILE...</c>: runs tests of workflows and pipelines from test files.</summary>
internal static class TestCommand
{
    private const string JUnit = "junit";

    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Test files; folders, which are searched for *.aeftest.yaml; or patterns such as 'tests/**/*.yaml'",
            Arity = ArgumentArity.OneOrMore,
        };
        var filter = new Option<string?>("--filter")
        {
            Description = "Run only tests whose name contains this string, or matches it if it contains a *",
            HelpName = "NAME",
        };
        var root = new Option<string?>("--root")
        {
            Description = "The folder that source paths are relative to; by default, that of the test file",
            HelpName = "FOLDER",
        };
        var output =
            new Option<string>("--output") { Description = "The output format: text, a single JSON document, or JUnit XML", HelpName = "text|json|junit", DefaultValueFactory = _ => "text" }.AcceptOnlyFromAmong("text", CommonOptions.Json, JUnit);
        var junit = new Option<string?>("--junit") { Description = "Also write the results as JUnit XML to a file", HelpName = "OUT" };
        var coverage = new Option<bool>("--coverage") { Description = "Show the steps and branches that no test covers" };
        var coverageFile = new Option<string?>("--coverage-file")
        {
            Description = "Write the coverage to a file: .json, or .info for LCOV",
            HelpName = "OUT",
        };
        var threshold = new Option<double?>("--coverage-threshold")
        {
            Description = "Fail if less than this percentage of the steps or branches is covered",
            HelpName = "PERCENT",
        };
        var force = CommonOptions.Force();
        var verbose = new Option<bool>("--verbose", "-v") { Description = "List passed tests too" };
        var command =
            new Command("test", "Run tests of workflows and pipelines") { files, filter, root, output, junit, coverage, coverageFile, threshold, force, verbose };
        var ci = new CiOptions().AddTo(command);
        command.SetAction((result, cancellationToken) => Task.FromResult(Run(
            console,
            new TestOptions(result.GetRequiredValue(files))
            {
                Filter = result.GetValue(filter),
                Root = result.GetValue(root),
                Output = result.GetRequiredValue(output),
                JUnitFile = result.GetValue(junit),
                Coverage = result.GetValue(coverage),
                CoverageFile = result.GetValue(coverageFile),
                CoverageThreshold = result.GetValue(threshold),
                Force = result.GetValue(force),
                Verbose = result.GetValue(verbose),
                Ci = ci.Read(result, result.GetRequiredValue(output) == CommonOptions.Text),
            },
            cancellationToken)));
        return command;
    }

    private static int Run(CliConsole console, TestOptions options, CancellationToken cancellationToken)
    {
        Check(options);
        RefuseDefinitions(console, options);
        if (Guard(options, []) is { Refuses: true } guard)
        {
            return Refuse(console, options, guard);
        }

        var suites = RunAll(console, options, cancellationToken);
        if (options.Filter is not null && suites.All(s => s.Tests.Count == 0 && !s.HasErrors))
        {
            throw new UsageException($"No test has a name that matches \"{options.Filter}\".");
        }

        var total = new CoverageTotal(suites.SelectMany(s => s.Coverage));
        if (Guard(options, total.Files.Select(f => f.Path)) is { Refuses: true } now)
        {
            return Refuse(console, options, now);
        }

        WriteFiles(options, suites, total);
        Show(console, options, suites, total);
        if (options.Ci is { } ci)
        {
            CiReport.Annotate(console, ci, TestSummary.Annotations(suites));
            CiReport.Append(console, ci, TestSummary.Of(suites, ci.RepositoryRoot));
        }

        var enough = options.CoverageThreshold is not { } least || CoverageView.IsEnough(total, least);
        return suites.All(s => s.IsGreen) && enough ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Check(TestOptions options)
    {
        if (options.CoverageThreshold is < 0 or > 100 or double.NaN)
        {
            throw new UsageException("--coverage-threshold must be a percentage from 0 to 100.");
        }

        if (options.CoverageFile is { } file && !CoverageFiles.IsKnown(file))
        {
            throw new UsageException("--coverage-file must end in .json or .info.");
        }

        if (options.JUnitFile == InputLoader.Standard || options.CoverageFile == InputLoader.Standard)
        {
            throw new UsageException("--junit and --coverage-file need a file; '--output junit' prints JUnit XML to standard output.");
        }

        if (options.Root is { } root && !Directory.Exists(root))
        {
            throw new UsageException($"--root must be an existing folder; got \"{root}\".");
        }
    }

    /// <summary>A definition would be reported as a test file with unknown keys.</summary>
    private static void RefuseDefinitions(CliConsole console, TestOptions options)
    {
        foreach (var file in options.Files.Where(f => File.Exists(f) && !f.Contains(".aeftest.", StringComparison.OrdinalIgnoreCase)))
        {
            if (new InputLoader(console).Workspace.LoadFile(file).Kind == LoadedKind.Definition)
            {
                throw new UsageException($"\"{file}\" is a definition; 'aef validate' checks it, and 'aef simulate' runs it.");
            }
        }
    }

    /// <summary>Outputs are checked before the tests run; their sources are known afterwards.</summary>
    private static OutputGuard Guard(TestOptions options, IEnumerable<string> sources) =>
        new OutputGuard([.. TestFileFinder.Find(options.Files.Where(f => f != InputLoader.Standard)).Files, .. sources], options.Force)
            .Check(options.JUnitFile, OutputKind.TestResults)
            .Check(options.CoverageFile, OutputKind.Coverage);

    private static int Refuse(CliConsole console, TestOptions options, OutputGuard guard)
    {
        var refused = new TestSuiteResult(null, "outputs", guard.Diagnostics, []);
        Show(console, options with { CoverageThreshold = null, Coverage = false }, [refused], new CoverageTotal([]));
        return ExitCode.Failed;
    }

    private static List<TestSuiteResult> RunAll(CliConsole console, TestOptions options, CancellationToken cancellationToken)
    {
        var found = TestFileFinder.Find(options.Files.Where(f => f != InputLoader.Standard));
        var runner = new TestSuiteRunner(new LazyYamlReader());
        var chosen = new TestRunOptions(options.Filter, options.Root);
        List<TestSuiteResult> suites = options.Files.Contains(InputLoader.Standard)
            ? [RunStandard(console, runner, chosen, cancellationToken)]
            : [];
        suites.AddRange(found.WithoutFiles.Zip(found.Diagnostics, (name, problem) => new TestSuiteResult(name, name, [problem], [])));
        suites.AddRange(found.Files.Select(f => runner.RunFile(f, chosen, cancellationToken)));
        return suites;
    }

    private static TestSuiteResult RunStandard(
        CliConsole console,
        TestSuiteRunner runner,
        TestRunOptions chosen,
        CancellationToken cancellationToken)
    {
        using var stream = console.OpenInput();
        var text = SourceTextReader.Read(stream);
        return text.Source is null
            ? new TestSuiteResult(null, InputLoader.Standard, text.Diagnostics, [])
            : runner.Run(text.Source, chosen, cancellationToken);
    }

    private static void WriteFiles(TestOptions options, List<TestSuiteResult> suites, CoverageTotal total)
    {
        if (options.JUnitFile is { } junit)
        {
            OutputText.Write(junit, JUnitWriter.Write(suites));
        }

        if (options.CoverageFile is { } coverage)
        {
            OutputText.Write(coverage, CoverageFiles.Write(coverage, total));
        }
    }

    private static void Show(CliConsole console, TestOptions options, List<TestSuiteResult> suites, CoverageTotal total)
    {
        switch (options.Output)
        {
            case JUnit:
                console.Output.Raw.Write(JUnitWriter.Write(suites));
                break;
            case CommonOptions.Json:
                JsonOutput.WriteObject(console.Output.Raw, json => TestJson.Write(json, suites, options.Coverage ? total : null));
                break;
            default:
                new TestView(console, options.Verbose, new LazyLineDiff()).Write(suites);
                if (options.Coverage)
                {
                    new CoverageView(console.Output).Write(total);
                }

                break;
        }

        if (options.CoverageThreshold is { } least && !CoverageView.IsEnough(total, least))
        {
            CoverageView.WriteShortfall(console.Error, total, least);
        }
    }
}
