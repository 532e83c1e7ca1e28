using Aef.Adapters.Yaml;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Fuzz.Mutators;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Language.Analysis;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Fuzz.Targets;

/// <summary>
/// Workflow sources, YAML and JSON: read, parsed, analyzed, printed and read again, and run on virtual time when nothing is wrong with
/// them.
/// </summary>
public sealed class WorkflowTarget : FuzzTarget
{
    private const int MostSteps = 2_000;

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly YamlDocumentReader _yaml = new();

    public override string Name => "workflow";

    public override byte[] Make(Dice dice, Corpus corpus) =>
        MakeDocument(dice, corpus, corpus.Workflows, corpus.WorkflowTrees, Words.Scalars);

    public override void Run(ReadOnlySpan<byte> input)
    {
        var read = SourceTextReader.Read(input, "fuzz.yaml");
        Promises.CheckDiagnostics(read.Diagnostics, null);
        if (read.Source is { } source)
        {
            RunText(source);
            if (DocumentReader.GetFormat(new SourceText(source.Text)) == SourceFormat.Json)
            {
                RunText(new SourceText(source.Text, "fuzz.json"));
            }
        }
    }

    internal static void Execute(WorkflowSyntax workflow, ulong seed)
    {
        var program = WorkflowProgram.Compile(workflow);
        var first = Execute(program, seed, out var value);
        if (seed % 8 == 0 && Execute(program, seed, out var second) != first)
        {
            throw new BrokenPromiseException($"two runs differ: {first} and {second}");
        }

        if (value.State == ExecutionState.Active)
        {
            throw new BrokenPromiseException("the run has not ended");
        }
    }

    private static string Execute(WorkflowProgram program, ulong seed, out Execution execution)
    {
        var limits = (
            seed % 4 == 0 ? EngineLimits.None with { MaxMemoryBytes = 1 << 20, MaxStringBytes = 1 << 20 } : EngineLimits.Default) with
        {
            MaxSteps = MostSteps,
        };
        if (limits.MaxCallDepth is null)
        {
            limits = limits with { MaxCallDepth = 300 };
        }

        var argument = (seed % 3) switch
        {
            0 => WorkflowValue.Null,
            1 => WorkflowValue.FromMap(("n", 5), ("s", "text"), ("l", WorkflowValue.FromList(1, 2)), ("m", WorkflowValue.EmptyMap)),
            _ => WorkflowValue.FromString("argument"),
        };
        var engine = new WorkflowEngine(program, argument, new EngineOptions { Limits = limits, Seed = seed });
        execution = VirtualTimeHost.Run(engine, new DiceCallHandler(seed), Start);
        return $"{execution.State} {execution.Result} {execution.Error?.Context} {execution.StepsExecuted} {execution.EndTime:O}";
    }

    private void RunText(SourceText source)
    {
        var parsed = new WorkflowParser(_yaml).Parse(source);
        Promises.CheckDiagnostics(parsed.Diagnostics, source);
        if (parsed.Workflow is not { } workflow)
        {
            return;
        }

        var diagnostics = WorkflowAnalyzer.Analyze(workflow);
        Promises.CheckDiagnostics(diagnostics, source);
        if (!diagnostics.Any(f => f.Severity == DiagnosticSeverity.Error))
        {
            Executed++;
            Promises.CheckPrinting(workflow, _yaml);
            Execute(workflow, (ulong)source.Text.Length * 31 + (source.Text.Length > 0 ? source.Text[^1] : 0u));
        }
    }
}
