using System.Text;
using System.Text.Json;
using Aef.Adapters.Yaml;
using Aef.Core.Environments;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Runs.Connections;
using Aef.Runs.Executors;
using Aef.Runs.History;
using Aef.Runs.Journals;
using Aef.Runs.Launching;
using Aef.Runs.Local;
using Aef.Runs.State;
using Aef.Runs.Workspace;

namespace Aef.Tests.Observation;

/// <summary>Runs definitions in a folder with an <c>aef.json</c>, recorded, with jobs of the test and variables of its own.</summary>
internal sealed class ObservedSession : IDisposable
{
    /// <summary>A pipeline whose step A does the work of the test.</summary>
    public const string Work = """
        name: sales
        levels:
        - - {job_id: A, job_name: a, executor: work}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("aef-observed-").FullName;

    /// <summary>The environment variables of the runs.</summary>
    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>The work of the executor <c>work</c>.</summary>
    public Func<JobCall, CancellationToken, Task<JobResult>> Job { get; set; } = Do(_ => JobResult.Success(default));

    /// <summary>Work that returns at once.</summary>
    public static Func<JobCall, CancellationToken, Task<JobResult>> Do(Func<JobCall, JobResult> work) =>
        (call, _) => Task.FromResult(work(call));

    public string PathOf(string name) => Path.Combine(_folder, name);

    public StateFolder State => StateFolder.Find(new StateLocation(_folder) { Named = PathOf("state") });

    /// <summary>The folders of all recorded runs, oldest first.</summary>
    public IReadOnlyList<RunFolder> Folders =>
        [.. new RunHistory(State).Complete(string.Empty).Order(StringComparer.Ordinal).Select(i => RunFolder.Of(State, i))];

    /// <summary>Writes <c>aef.json</c> with the settings of the environment <c>local</c>.</summary>
    public ObservedSession Environment(string settings)
    {
        File.WriteAllText(PathOf("aef.json"), $"{{\"environments\": {{\"local\": {{{settings}}}}}}}");
        return this;
    }

    public PreparedRun Prepare(string definition, Func<RunRequest, RunRequest>? change = null)
    {
        File.WriteAllText(PathOf("pipeline.yaml"), definition);
        Directory.CreateDirectory(PathOf("executors"));
        File.WriteAllText(
            PathOf("executors/work.yaml"),
            "name: work\nparameters: {key: {type: string}}\naccepts_secrets: true\nlocal: {kind: function}\n");
        var workspace = Workspace;
        var request = new RunRequest
        {
            Input = workspace.LoadFile(PathOf("pipeline.yaml")),
            Mode = RunMode.Run,
            Recording = Recording,
            Local = Settings,
        };
        return new RunLauncher(workspace).Prepare(change?.Invoke(request) ?? request);
    }

    public async Task<Run> RunAsync(string definition, Func<RunRequest, RunRequest>? change = null, Action<RunEvent>? onEvent = null)
    {
        await using var run = Prepare(definition, change);
        return await RunAsync(run, onEvent);
    }

    public async Task<Run> ResumeAsync(RunFolder folder)
    {
        await using var run = new RunLauncher(Workspace).Resume(
            folder.JournalPath,
            new ResumeOptions { Recording = Recording, Local = Settings });
        return await RunAsync(run);
    }

    /// <summary>Everything in the folder of the session, except the definition and the configuration.</summary>
    public string EverythingWritten() => string.Join(
        '\n',
        Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(f) is not ("pipeline.yaml" or "aef.json" or "lock"))
            .Select(File.ReadAllText));

    /// <summary>The bodies of requests, as JSON.</summary>
    public static List<JsonElement> Bodies(IEnumerable<string> requests) =>
    [
        .. requests.Select(r => JsonDocument.Parse(BodyOf(r)).RootElement),
    ];

    public static string BodyOf(string request) =>
        Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(request[(request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static AefWorkspace Workspace =>
        new(new YamlDocumentReader(), options: new WorkspaceOptions { Target = LocalTarget.Default });

    private LocalRunSettings Settings => new() { Variables = Variables, Connections = new NoConnections(), Kinds = [new JobKind(this)] };

    private RecordingOptions Recording => new(State, new RunActor("ann", "laptop"));

    private static async Task<Run> RunAsync(PreparedRun run, Action<RunEvent>? onEvent = null)
    {
        run.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        run.Begin().ShouldBeTrue();
        return await run.RunAsync(onEvent);
    }

    /// <summary>The executor <c>work</c>, which interrupted runs find again.</summary>
    private sealed class JobKind(ObservedSession session) : ILocalKind, IJobExecutor
    {
        public string Name => "function";

        public IEnumerable<Diagnostic> Check(BoundStep step, LocalBinding binding, LocalRunSettings settings) => [];

        public IJobExecutor Create(LocalRunSettings settings) => this;

        public Task<JobResult> RunAsync(JobCall call, CancellationToken cancellationToken) => session.Job(call, cancellationToken);
    }

    private sealed class NoConnections : IConnectionFactory
    {
        public Task<ISqlConnection> OpenAsync(
            EnvironmentConnection connection,
            string? password,
            Action<string>? waiting,
            CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask DisposeAsync() => default;
    }
}
