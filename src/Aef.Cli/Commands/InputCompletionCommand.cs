using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Terminal;
using Aef.Core.Semantics.Inputs;
using Aef.Workflows.Engine.Values;

namespace Aef.Cli.Commands;

/// <summary>
/// <c>aef complete-inputs FILE</c>: the words that complete <c>--input</c>. Only the scripts of <see cref="CompletionCommand"/> call it, so
/// it is hidden.
/// </summary>
internal static class InputCompletionCommand
{
    /// <summary>The name of the command.</summary>
    public const string Name = "complete-inputs";

    private const string SafePunctuation = "_.:/@%+,-";

    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console)
    {
        var file = new Argument<string?>("FILE") { Description = "The definition", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command(Name, "Print the words that complete --input") { file };
        command.Hidden = true;
        command.SetAction(result =>
        {
            foreach (var word in result.GetValue(file) is { Length: > 0 } path ? Words(console, path) : [])
            {
                console.Output.Raw.Write(word + "\n");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static IEnumerable<string> Words(CliConsole console, string path)
    {
        var pipeline = new InputLoader(console).ReadDefinition(path).Pipeline;
        return pipeline is null ? [] : InputDescription.Of(pipeline).Where(i => IsSafe(i.Name)).SelectMany(Words);
    }

    private static IEnumerable<string> Words(InputDescription input) =>
        [$"{input.Name}=", .. input.Offered.Select(Text).Where(IsSafe).Select(v => $"{input.Name}={v}")];

    private static string Text(WorkflowValue value) => value.TryGetString(out var text) ? text : value.ToString();

    /// <summary>A shell inserts completed words as they are, so a word that it would expand or run is left out.</summary>
    public static bool IsSafe(string word) =>
        word.Length > 0
        && word[0] != '-'
        && word.All(c => char.IsAsciiLetterOrDigit(c) || SafePunctuation.Contains(c, StringComparison.Ordinal));
}
