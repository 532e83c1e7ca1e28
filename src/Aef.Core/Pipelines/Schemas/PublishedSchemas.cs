using System.Text;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Pipelines.Schemas;

/// <summary>
/// The JSON Schemas (2020-12) of the files that Aef reads, for editors and for programs that write such files. They are in the folder
/// <c>schemas</c> of the repository and are embedded in this assembly; tests check that they agree with the readers.
/// </summary>
public static class PublishedSchemas
{
    /// <summary>The schema of pipeline definitions.</summary>
    public const string Definition = "definition";

    /// <summary>The schema of simulation scripts.</summary>
    public const string Simulate = "simulate";

    /// <summary>The schema of mock files.</summary>
    public const string Mocks = "mocks";

    /// <summary>The schema of executor entries.</summary>
    public const string Executor = "executor";

    /// <summary>The schema of platform parameters.</summary>
    public const string Parameters = "parameters";

    /// <summary>The schema of <c>aef.json</c>.</summary>
    public const string Configuration = "config";

    /// <summary>The schema of test files.</summary>
    public const string Test = "test";

    /// <summary>The schema of what a template reads.</summary>
    public const string Template = "template";

    /// <summary>The schema of fault files.</summary>
    public const string Faults = "faults";

    /// <summary>The names of all fixed schemas; the schema of a job file depends on its executor: <see cref="JobSchema"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = [Definition, Simulate, Mocks, Test, Executor, Parameters, Configuration, Template, Faults];

    /// <summary>The text of a schema, with LF line endings.</summary>
    /// <exception cref="AefInternalException">There is no schema of this name.</exception>
    public static string Read(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        using var stream = typeof(PublishedSchemas).Assembly.GetManifestResourceStream($"schemas/{name}.schema.json")
            ?? throw new AefInternalException($"There is no schema \"{name}\".");
        using var text = new StreamReader(stream, Encoding.UTF8);
        return text.ReadToEnd().ReplaceLineEndings("\n");
    }
}
