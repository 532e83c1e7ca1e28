using Aef.Runs.Launching;

namespace Aef.Cli.Input;

/// <summary>Reads <c>--input NAME=VALUE</c>.</summary>
internal static class InputOptions
{
    /// <summary>The inputs, in the order of the command line.</summary>
    /// <exception cref="UsageException">A value has no name, or two have the same.</exception>
    public static IReadOnlyList<RunInput> Read(IReadOnlyList<string> values)
    {
        var inputs = new List<RunInput>();
        foreach (var value in values)
        {
            var split = value.IndexOf('=', StringComparison.Ordinal);
            if (split <= 0)
            {
                throw new UsageException($"--input must be NAME=VALUE; got \"{value}\"");
            }

            var name = value[..split];
            if (inputs.Exists(i => i.Name == name))
            {
                throw new UsageException($"--input {name} is set twice");
            }

            inputs.Add(new RunInput(name) { Text = value[(split + 1)..] });
        }

        return inputs;
    }
}
