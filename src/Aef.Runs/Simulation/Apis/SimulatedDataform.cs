using System.Text;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Simulation.Apis;

/// <summary>Dataform: compilation results, workflow invocations of them (create, get and cancel), and files of repositories.</summary>
internal sealed class SimulatedDataform : ISimulatedApi
{
    private static readonly BodyShape Compilation = BodyShape.Of(
        "gitCommitish:string workspace:string releaseConfig:string codeCompilationConfig{defaultDatabase:string defaultSchema:string "
        + "defaultLocation:string assertionSchema:string vars:strings databaseSuffix:string schemaSuffix:string tablePrefix:string}");

    private static readonly BodyShape Invocation = BodyShape.Of(
        "compilationResult:string workflowConfig:string invocationConfig{includedTargets:list includedTags:list "
        + "transitiveDependenciesIncluded:bool transitiveDependentsIncluded:bool fullyRefreshIncrementalTablesEnabled:bool "
        + "serviceAccount:string}");

    private static readonly BodyShape Nothing = BodyShape.Of(string.Empty);

    private static readonly string[] Sources = ["gitCommitish", "workspace", "releaseConfig"];

    private const string SavedQuery = "config {\n  type: \"operations\"\n}\nSELECT start_date AS first_day, end_date AS last_day\n";

    private readonly HashSet<string> _compiled = new(StringComparer.Ordinal);
    private readonly ApiJobs _jobs = new();

    /// <inheritdoc/>
    public string Host => "dataform.googleapis.com";

    /// <inheritdoc/>
    public SimulatedAnswer? Answer(ApiCall call) => call.Path switch
    {
        ["v1beta1", "projects", _, "locations", _, "repositories", var file]
            when call.Request.Method == "GET" && file.EndsWith(":readFile", StringComparison.Ordinal) => ReadFile(call),
        ["v1beta1", "projects", var project, "locations", var location, "repositories", var repository, .. var rest] =>
            Answer(call, $"projects/{project}/locations/{location}/repositories/{repository}", rest),
        _ => null,
    };

    /// <summary>A file of a repository; each one has a query.</summary>
    private static SimulatedAnswer ReadFile(ApiCall call) => string.IsNullOrEmpty(call.Request["path"])
        ? ApiAnswers.Invalid("path is required")
        : ApiAnswers.Ok(("contents", Convert.ToBase64String(Encoding.UTF8.GetBytes(SavedQuery))));

    private SimulatedAnswer? Answer(ApiCall call, string parent, string[] rest) => (call.Request.Method, rest) switch
    {
        ("POST", ["compilationResults"]) => Compile(call, parent),
        ("POST", ["workflowInvocations"]) => Create(call, parent),
        ("GET", ["workflowInvocations", var id]) => Get(call, $"{parent}/workflowInvocations/{id}"),
        ("POST", ["workflowInvocations", var id]) when id.EndsWith(":cancel", StringComparison.Ordinal) =>
            Cancel(call, $"{parent}/workflowInvocations/{id[..^":cancel".Length]}"),
        _ => null,
    };

    private SimulatedAnswer Compile(ApiCall call, string parent)
    {
        if (Compilation.ProblemOf(call.Request.Body) is { } problem)
        {
            return ApiAnswers.Invalid(problem);
        }

        var sources = Sources.Count(k => !call.Request.Body[k].IsNull);
        if (sources != 1)
        {
            return ApiAnswers.Invalid("Exactly one of git_commitish, workspace and release_config is required");
        }

        var name = $"{parent}/compilationResults/{_compiled.Count + 1:D8}";
        _compiled.Add(name);
        return ApiAnswers.Ok(("name", name));
    }

    private SimulatedAnswer Create(ApiCall call, string parent)
    {
        if (Invocation.ProblemOf(call.Request.Body) is { } problem)
        {
            return ApiAnswers.Invalid(problem);
        }

        if (!call.Request.Body["compilationResult"].TryGetString(out var compiled) || !_compiled.Contains(compiled))
        {
            return ApiAnswers.NotFound($"compilation result {call.Request.Body["compilationResult"]}");
        }

        var name = $"{parent}/workflowInvocations/{_jobs.All.Count() + 1:D8}";
        _jobs.Start(name, name, call.NewRun());
        return ApiAnswers.Ok(("name", name), ("state", "RUNNING"));
    }

    private SimulatedAnswer Get(ApiCall call, string name) => _jobs.Find(name) is not { } job
        ? ApiAnswers.NotFound(name)
        : ApiAnswers.Ok(("name", name), ("state", job.Poll(call.Now) switch
        {
            null => "RUNNING",
            SimulatedEnd.Success => "SUCCEEDED",
            _ => job.IsCancelled ? "CANCELLED" : "FAILED",
        }));

    private SimulatedAnswer Cancel(ApiCall call, string name)
    {
        if (!call.Request.Body.IsNull && Nothing.ProblemOf(call.Request.Body) is { } problem)
        {
            return ApiAnswers.Invalid(problem);
        }

        if (_jobs.Find(name) is not { } job)
        {
            return ApiAnswers.NotFound(name);
        }

        job.Cancel(call.Now);
        return ApiAnswers.Ok();
    }
}
