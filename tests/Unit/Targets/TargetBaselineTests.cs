using Aef.Adapters.Yaml;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.Airflow;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Documents.Printing;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Tests.Support;

namespace Aef.Tests.Targets;

/// <summary>
/// Each example and each built-in executor on each target. A baseline has what is reported and what is written: of a workflow the routines
/// that are not in every workflow, of a DAG the whole file. What a target refuses is a baseline of its diagnostics.
/// </summary>
public sealed class TargetBaselineTests
{
    private const string Function = "function", Connector = "connector", Airflow2 = "airflow2", Airflow3 = "airflow3";

    private static readonly string[] Targets = [Function, Connector, Airflow2, Airflow3];

    private static readonly string[] Examples =
        ["daily-sales", "partner-feeds", "staging-tables", "taxi-trips", "video-transcoding"];

    private static readonly PlatformParameters Platform = new(
    [
        new PlatformParameter("pRegion", "europe-west3"), new PlatformParameter("pProjectID", "my-project"),
        new PlatformParameter("pFunctionIntermediateName", "orch-framework-intermediate"),
        new PlatformParameter("pJobsDefinitionsBucket", "my-jobs"),
    ]);

    /// <summary>Routines that the workflows of several executors have: those of the support library.</summary>
    private static readonly HashSet<string> Common =
    [
        .. from executor in ExecutorCatalog.BuiltIn.Executors
           from binding in new[] { BindingChoice.Function, BindingChoice.Connector }
           from routine in Routines(Workflow(Definition(executor.Name, binding == BindingChoice.Connector), null, binding).Text).Distinct()
           where !routine.StartsWith("main:", StringComparison.Ordinal)
           group executor.Name by routine into uses
           where uses.Distinct().Count() > 1
           select uses.Key,
    ];

    public static TheoryData<string, string> Executors
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var executor in ExecutorCatalog.BuiltIn.Executors.Select(e => e.Name).Order(StringComparer.Ordinal))
            {
                Array.ForEach(TargetsOf(executor), t => data.Add(executor, t));
            }

            return data;
        }
    }

    public static TheoryData<string, string> ExamplesAndTargets
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var example in Examples)
            {
                Array.ForEach(Targets, t => data.Add(example, t));
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Executors))]
    public void An_executor_on_a_target_is_the_reviewed_one(string executor, string target) => Baseline.ShouldMatch(
        Repository.PathOf("tests", "Baselines", "targets", "executors", $"{executor}.{target}.txt"),
        Compile(Definition(executor, with: target != Function), null, target));

    [Theory]
    [MemberData(nameof(ExamplesAndTargets))]
    public void An_example_on_a_target_is_the_reviewed_one(string example, string target) => Baseline.ShouldMatch(
        Repository.PathOf("tests", "Baselines", "targets", "examples", $"{example}.{target}.txt"),
        Compile(
            File.ReadAllText(Repository.PathOf("examples", example, "pipeline.yaml")),
            Repository.PathOf("examples", example, "pipeline.yaml"),
            target));

    [Fact]
    public void Every_example_with_a_definition_is_listed() =>
        Directory.EnumerateDirectories(Repository.PathOf("examples"))
            .Where(d => File.Exists(Path.Combine(d, "pipeline.yaml")))
            .Select(Path.GetFileName)
            .Order(StringComparer.Ordinal)
            .ShouldBe(Examples);

    /// <summary>A baseline of a target that no longer exists would never be compared.</summary>
    [Fact]
    public void Every_baseline_belongs_to_an_executor_or_an_example()
    {
        string[] expected =
        [
            .. from executor in ExecutorCatalog.BuiltIn.Executors
               from target in TargetsOf(executor.Name)
               select $"executors/{executor.Name}.{target}.txt",
            .. from example in Examples
               from target in Targets
               select $"examples/{example}.{target}.txt",
        ];
        var folder = Repository.PathOf("tests", "Baselines", "targets");

        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'))
            .ShouldBe(expected, ignoreOrder: true);
    }

    /// <summary>Both generations of Airflow, and the bindings that the entry has for Cloud Workflows.</summary>
    private static string[] TargetsOf(string executor)
    {
        var bindings = ExecutorCatalog.BuiltIn.Find(executor).ShouldNotBeNull().Workflows;
        return
        [
            .. bindings.OfType<FunctionBinding>().Take(1).Select(_ => Function),
            .. bindings.OfType<ConnectorBinding>().Take(1).Select(_ => Connector),
            Airflow2, Airflow3,
        ];
    }

    private static string Compile(string definition, string? path, string target)
    {
        var (text, diagnostics) = target switch
        {
            Function => Workflow(definition, path, BindingChoice.Function),
            Connector => Workflow(definition, path, BindingChoice.Connector),
            Airflow2 => Dag(definition, path, AirflowGeneration.Airflow2),
            _ => Dag(definition, path, AirflowGeneration.Airflow3),
        };
        var reported = string.Concat(diagnostics.Select(d => $"# {Shown(d)}\n"));
        var written = target is Function or Connector ? string.Concat(Routines(text).Where(r => !Common.Contains(r))) : text;
        return reported + written;
    }

    private static string Shown(Diagnostic diagnostic)
    {
        var path = diagnostic.Location.Path is { } file ? Path.GetFileName(file) : null;
        return path is null
            ? diagnostic.ToString()
            : diagnostic.ToString().Replace(diagnostic.Location.Path!, path, StringComparison.Ordinal); // it has a file
    }

    private static (string Text, IReadOnlyList<Diagnostic> Diagnostics) Workflow(string definition, string? path, BindingChoice binding)
    {
        var loader = Loader(new WorkspaceOptions { Binding = binding });
        var loaded = loader.Load(new SourceText(definition, path));
        if (loaded.Bound is not { } pipeline)
        {
            return (string.Empty, loaded.Diagnostics);
        }

        var compiled = new PipelineCompiler(loader).Lower(pipeline, Platform, SourceFormat.Yaml);
        return (string.Concat(compiled.Artifacts.Select(a => a.Source)), [.. loaded.Diagnostics, .. compiled.Diagnostics]);
    }

    private static (string Text, IReadOnlyList<Diagnostic> Diagnostics) Dag(string definition, string? path, AirflowGeneration generation)
    {
        var options = new AirflowOptions { Generation = generation };
        var loader = Loader(new WorkspaceOptions { Target = new AirflowTarget(options) });
        var loaded = loader.Load(new SourceText(definition, path));
        if (loaded.Bound is not { } pipeline)
        {
            return (string.Empty, loaded.Diagnostics);
        }

        var compiled = new PipelineCompiler(loader).LowerDag(pipeline, options, Platform);
        var text = string.Concat(compiled.Artifacts.Select(a => $"# --- {a.FileName}\n{a.Source}"));
        return (text, [.. loaded.Diagnostics, .. compiled.Diagnostics]);
    }

    private static DefinitionLoader Loader(WorkspaceOptions options) =>
        new(new YamlDocumentReader(), Aef.Runs.DiagnosticCatalog.DiagnosticRegistry.All, null, options);

    /// <summary>The routines of a source: each begins in the first column.</summary>
    private static IEnumerable<string> Routines(string source)
    {
        var lines = source.Split('\n');
        var starts = Enumerable.Range(0, lines.Length)
            .Where(i => lines[i].Length > 0 && char.IsLetter(lines[i][0]))
            .Append(lines.Length)
            .ToList();
        return starts.Zip(starts.Skip(1)).Select(s => string.Join('\n', lines[s.First..s.Second]).TrimEnd('\n') + "\n");
    }

    /// <summary>A pipeline of one step that sets every parameter of its executor.</summary>
    private static string Definition(string executor, bool with)
    {
        var entry = ExecutorCatalog.BuiltIn.Find(executor).ShouldNotBeNull();
        var parameters = with
            ? ", with: " + DocumentPrinter.ToJson(
                new MappingNode([.. entry.Parameters.Select(p => new MappingEntry(p.Name, Sample(p)))]),
                indented: false)
            : string.Empty;
        return $"name: night\nlevels:\n- - {{job_id: J01, job_name: load, executor: {executor}{parameters}}}\n";
    }

    /// <summary>The default of an entry may be an expression of the entry, which no definition can write.</summary>
    private static DocumentNode Sample(ExecutorParameter parameter) =>
        parameter.Default is { } value and not ScalarNode { ScalarKind: ScalarKind.Null }
            && !DocumentPrinter.ToJson(value).Contains("${", StringComparison.Ordinal)
        ? value
        : parameter.Type switch
        {
            InputType.List when OfFormat(parameter) is { } item => new SequenceNode([item]),
            not InputType.List when OfFormat(parameter) is { } sample => sample,
            _ when parameter.Values is [ScalarNode first, ..] => first,
            InputType.Integer => ScalarNode.Integer(5),
            InputType.Number => ScalarNode.Double(2.5),
            InputType.Boolean => ScalarNode.Boolean(true),
            InputType.List => new SequenceNode([ScalarNode.String("one"), ScalarNode.String("two")]),
            InputType.Map => new MappingNode([new MappingEntry("key", ScalarNode.String("value"))]),
            _ => ScalarNode.String($"my-{parameter.Name}"),
        };

    private static ScalarNode? OfFormat(ExecutorParameter parameter) => parameter.Format switch
    {
        null => null,
        ParameterFormat.Url => ScalarNode.String("https://my.example/path"),
        ParameterFormat.GcsUri => ScalarNode.String("gs://my-bucket/my-object"),
        _ => ScalarNode.String("my-bucket"),
    };
}
