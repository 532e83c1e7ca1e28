using Aef.Core.Environments;
using Aef.Documents.Display;
using Aef.Documents.Reading;

namespace Aef.Runs.Connections;

/// <summary>Reads the values of secrets where they are used. They are kept nowhere.</summary>
/// <param name="variables">The environment variables of the process.</param>
/// <param name="folder">The folder to which paths of files refer: that of the configuration.</param>
public sealed class SecretValues(Func<string, string?> variables, string folder)
{
    /// <summary>The value; null with a problem.</summary>
    public string? Read(SecretReference reference, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(reference);
        problem = null;
        switch (reference.Source)
        {
            case SecretSource.Variable:
                var value = variables(reference.Name);
                problem = value is null ? $"the environment variable {Quoted.Text(reference.Name)} is not set" : null;
                return value;
            case SecretSource.File:
                try
                {
                    return SecretFile.Read(Path.Combine(folder, reference.Name), SecretFile.DefaultPatience).TrimEnd('\r', '\n');
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException or TimeoutException)
                {
                    problem = e is TimeoutException ? e.Message.TrimEnd('.') : FileFailure.Message(e).TrimEnd('.');
                    return null;
                }

            default:
                problem = "a local run cannot read Secret Manager yet; use env:VARIABLE or file:PATH in this environment";
                return null;
        }
    }
}
