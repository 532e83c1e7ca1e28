using Aef.Cli.Terminal;
using Aef.Core.Pipelines.Reading;
using Aef.Core.Views.Formatting;
using Aef.Core.Workspace;
using Aef.Documents.Reading;
using Aef.Runs.Workspace;

namespace Aef.Cli.Input;

/// <summary>Loads the input of a command: a file, or standard input for <c>-</c>.</summary>
internal sealed class InputLoader(CliConsole console, WorkspaceOptions? options = null)
{
    /// <summary>The name of standard input and standard output.</summary>
    public const string Standard = "-";

    /// <summary>The calls that commands and cmdlets share.</summary>
    public AefWorkspace Workspace { get; } = new(new LazyYamlReader(), options: options);

    /// <summary>Loads and checks a definition or Cloud Workflows source.</summary>
    /// <exception cref="UsageException">The file is of a kind that another command or option uses.</exception>
    public LoadResult Load(string name)
    {
        if (name != Standard)
        {
            var loaded = Workspace.LoadFile(name);
            return loaded is { Kind: LoadedKind.Definition or LoadedKind.Workflow, HasErrors: true }
                && Workspace.WhySkipped(new FoundFile(name, IsSearched: true)) is { Kind: { } kind }
                ? throw new UsageException($"\"{name}\" is a {kind}; {CommandFor(kind)}.")
                : loaded;
        }

        var text = ReadStandard();
        return text.Source is null ? new LoadResult(LoadedKind.Unknown, null, text.Diagnostics) : Workspace.Load(text.Source);
    }

    /// <summary>Reads a definition without checking it.</summary>
    public DefinitionResult ReadDefinition(string name)
    {
        if (name != Standard)
        {
            return Workspace.ReadDefinition(name);
        }

        var text = ReadStandard();
        return text.Source is null ? new DefinitionResult(null, text.Diagnostics) : Workspace.ReadDefinition(text.Source);
    }

    /// <summary>Formats a text without writing it.</summary>
    public FormatResult Format(string name)
    {
        if (name != Standard)
        {
            return Workspace.FormatFile(name);
        }

        var text = ReadStandard();
        return text.Source is null ? new FormatResult(null, null, text.Diagnostics) : Workspace.Format(text.Source);
    }

    private static string CommandFor(string kind) => kind switch
    {
        "test file" => "'aef test' runs it",
        "mock file" => "pass the definition or workflow, and this file with --mocks",
        _ => "pass the definition, and this file with --script",
    };

    private SourceTextResult ReadStandard()
    {
        using var stream = console.OpenInput();
        return SourceTextReader.Read(stream);
    }
}
