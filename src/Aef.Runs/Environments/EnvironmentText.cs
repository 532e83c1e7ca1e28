using Aef.Documents.Collections;
using Aef.Documents.Reading;
using Aef.Documents.Tree;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Journal;

namespace Aef.Runs.Environments;

/// <summary>
/// The user's description of a run's environment, as a journal keeps it: with full paths, and only the locations of secrets.
/// </summary>
internal static class EnvironmentText
{
    private const string MocksRole = "mock file";

    /// <summary>The value that <see cref="Read"/> understands; null for an environment without a description.</summary>
    public static WorkflowValue Write(EnvironmentRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request == EnvironmentRequest.Empty)
        {
            return WorkflowValue.Null;
        }

        return WorkflowValue.FromMap(
            ("mocks", request.Mocks is { } mocks ? Path.GetFullPath(mocks) : null),
            ("hosts", List(request.AllowedHosts)),
            ("workflows", List(request.Workflows.Select(w => WholePath(w, "=")))),
            ("folder", request.WorkflowFolder is { } folder ? Path.GetFullPath(folder) : null),
            ("secrets", List(request.Secrets.Select(s => WholePath(s, "=file:")))),
            ("variables", List(request.Variables)));
    }

    /// <summary>What <see cref="Write"/> wrote.</summary>
    public static EnvironmentRequest Read(WorkflowValue value) => new()
    {
        Mocks = Text(value["mocks"]),
        AllowedHosts = List(value["hosts"]),
        Workflows = List(value["workflows"]),
        WorkflowFolder = Text(value["folder"]),
        Secrets = List(value["secrets"]),
        Variables = List(value["variables"]),
    };

    /// <summary>The files of the environment, which a journal compares when the run continues.</summary>
    public static IEnumerable<JournalSource> Sources(EnvironmentRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var files = new List<(string Role, string Path)>();
        if (request.Mocks is { } mocks)
        {
            files.Add((MocksRole, mocks));
        }

        files.AddRange(request.Workflows.Select(w => w.Split('=', 2)).Where(w => w.Length == 2).Select(w => ($"workflow {w[0]}", w[1])));
        foreach (var (role, path) in files)
        {
            if (SourceTextReader.ReadFile(path).Source is { } source)
            {
                yield return new JournalSource(role, Path.GetFullPath(path), source.Text);
            }
        }
    }

    private static string WholePath(string assignment, string sign)
    {
        var at = assignment.IndexOf(sign, StringComparison.Ordinal);
        return at < 0 ? assignment : assignment[..(at + sign.Length)] + Path.GetFullPath(assignment[(at + sign.Length)..]);
    }

    private static WorkflowValue List(IEnumerable<string> texts) =>
        WorkflowValue.FromList([.. texts.Select(t => WorkflowValue.FromString(t))]);

    private static EquatableList<string> List(WorkflowValue value) => value.Items.Select(Text).OfType<string>().ToEquatableList();

    private static string? Text(WorkflowValue value) => value.TryGetString(out var text) ? text : null;
}
