using System.Management.Automation;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Schemas;
using Aef.Core.Semantics.Inputs;
using Aef.PowerShell.Completion;
using Aef.PowerShell.Errors;
using Aef.PowerShell.Results;

namespace Aef.PowerShell.Commands;

/// <summary>Returns the JSON Schemas (2020-12) of the files that people write, for editors and for programs.</summary>
[Cmdlet(VerbsCommon.Get, "AefSchema", DefaultParameterSetName = NameSet)]
[OutputType(typeof(JsonSchemaText), typeof(string))]
public sealed class GetAefSchemaCommand : AefCommand
{
    private const string NameSet = "Name";
    private const string JobSet = "Job";
    private const string InputSet = "Input";

    /// <summary>The kinds of files, such as definition or test; wildcards are accepted. Without it, all.</summary>
    [Parameter(Position = 0, ParameterSetName = NameSet, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SchemaCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Returns the schema of the job files of these executors instead.</summary>
    [Parameter(Mandatory = true, ParameterSetName = JobSet)]
    [ArgumentCompleter(typeof(ExecutorCompleter))]
    public string[] Executor { get; set; } = [];

    /// <summary>Returns the schema of the inputs of a run of these pipelines instead.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InputSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("InputObject")]
    public Pipeline[] Pipeline { get; set; } = [];

    /// <summary>Returns the text of each schema instead of an object.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        switch (ParameterSetName)
        {
            case JobSet:
                Each(Executor, n => ExecutorCatalog.BuiltIn.Find(n) is { } e ? [("job", JobSchema.Of(e))] : [], ExecutorNames);
                break;
            case InputSet:
                foreach (var pipeline in Pipeline)
                {
                    Write("inputs", InputsSchema.Of(pipeline));
                }

                break;
            default:
                Each(Name, Published, PublishedSchemas.Names);
                break;
        }
    }

    private static IEnumerable<string> ExecutorNames => ExecutorCatalog.BuiltIn.Executors.Select(e => e.Name).Order(StringComparer.Ordinal);

    private static IEnumerable<(string Name, string Text)> Published(string name)
    {
        var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
        return PublishedSchemas.Names.Where(pattern.IsMatch).Select(n => (n, PublishedSchemas.Read(n)));
    }

    private void Each(IEnumerable<string> names, Func<string, IEnumerable<(string Name, string Text)>> find, IEnumerable<string> known)
    {
        foreach (var name in names)
        {
            (string Name, string Text)[] found = [.. find(name)];
            foreach (var (found1, text) in found)
            {
                Write(found1, text);
            }

            if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                WriteError(ErrorRecords.For(
                    new ItemNotFoundException($"There is no schema for \"{name}\". Known: {string.Join(", ", known)}."),
                    "AefSchemaNotFound",
                    ErrorCategory.ObjectNotFound,
                    name,
                    "Get-AefSchema without a name lists all schemas; -Executor returns that of job files, -Pipeline that of inputs."));
            }
        }
    }

    private void Write(string name, string text) => WriteObject(Raw ? text : new JsonSchemaText(name, text));
}
