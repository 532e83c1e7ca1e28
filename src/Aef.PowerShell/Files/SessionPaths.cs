using System.Management.Automation;
using Aef.Documents.Display;
using Aef.PowerShell.Errors;

namespace Aef.PowerShell.Files;

/// <summary>Resolves the paths of users, relative to their location and with PowerShell drives, to file paths.</summary>
internal sealed class SessionPaths(PSCmdlet cmdlet)
{
    private const string FileSystem = "FileSystem";

    /// <summary>The files of a path, one or (with wildcards) any number. A path that cannot be resolved is written as an error.</summary>
    public IEnumerable<string> Resolve(string path, bool isLiteral)
    {
        var files = Find(path, isLiteral, out var problem);
        if (problem is not null)
        {
            cmdlet.WriteError(problem);
        }

        return files;
    }

    /// <summary>The same, with the error for the caller to write or to throw.</summary>
    public IReadOnlyList<string> Find(string path, bool isLiteral, out ErrorRecord? problem)
    {
        problem = null;
        try
        {
            if (path.Contains('\0', StringComparison.Ordinal))
            {
                throw new NotSupportedException($"The path \"{TerminalText.Clean(path)}\" contains a NUL character.");
            }

            if (string.IsNullOrWhiteSpace(path))
            {
                // PowerShell would take the current folder.
                throw new NotSupportedException("The path is empty.");
            }

            ProviderInfo provider;
            IReadOnlyList<string> paths = isLiteral
                ? [cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out provider, out _)]
                : [.. cmdlet.GetResolvedProviderPathFromPSPath(path, out provider)];
            if (provider.Name == FileSystem)
            {
                return paths;
            }

            problem = NoFile(path, provider);
        }
        catch (Exception e) when (
            e is SessionStateException or ProviderInvocationException or ArgumentException or NotSupportedException or IOException)
        {
            problem = ErrorRecords.For(
                e,
                "AefPathNotFound",
                ErrorCategory.ObjectNotFound,
                path,
                "Pass the path of an existing file; -Path expands wildcards, -LiteralPath does not.");
        }

        return [];
    }

    /// <summary>The file of a path, existing or not; null (and an error written) when it is not a file path.</summary>
    public string? ResolveOne(string path) => Resolve(path, isLiteral: true).FirstOrDefault();

    private static ErrorRecord NoFile(string path, ProviderInfo provider) =>
        ErrorRecords.For(
            new PSNotSupportedException($"\"{path}\" is a path of {provider.Name}; only files can be read and written."),
            "AefPathNotAFile",
            ErrorCategory.InvalidArgument,
            path,
            "Pass the path of a file.");
}
