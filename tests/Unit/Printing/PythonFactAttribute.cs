using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace Aef.Tests.Printing;

/// <summary>A test that needs a Python with a certain module; it is skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PythonFactAttribute : FactAttribute
{
    private static readonly string[] Candidates = ["python3", "/usr/bin/python3", "python"];
    private static readonly ConcurrentDictionary<string, string?> Found = new(StringComparer.Ordinal);

    public PythonFactAttribute(string module)
    {
        Module = module;
        if (Find(module) is null)
        {
            Skip = $"NOT TESTED: no Python with the module '{module}' is installed (Debian: apt-get install python3-yaml).";
        }
    }

    public string Module { get; }

    /// <summary>
    /// A Python that can import the module; null when there is none. It is the program itself: a launcher such as pyenv's costs ten times
    /// as much at each start.
    /// </summary>
    public static string? Find(string module) =>
        Found.GetOrAdd(module, static m => Candidates.Select(python => Program(python, m)).FirstOrDefault(p => p is not null));

    private static string? Program(string python, string module) =>
        TryRun(python, $"import {module}, sys; print(sys.executable or '', end='')", string.Empty, out var program)
            ? program.Length > 0 ? program : python
            : null;

    /// <summary>Runs a script with a string as its input; false when it fails.</summary>
    public static bool TryRun(string python, string script, string input, out string output)
    {
        output = string.Empty;
        try
        {
            var start = new ProcessStartInfo(python)
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.ArgumentList.Add("-X");
            start.ArgumentList.Add("utf8");
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(script);
            using var process = Process.Start(start) ?? throw new InvalidOperationException("The process did not start.");
            var errors = process.StandardError.ReadToEndAsync();
            var reading = process.StandardOutput.ReadToEndAsync();
            using (var writer = new StreamWriter(process.StandardInput.BaseStream))
            {
                writer.Write(input);
            }

            process.WaitForExit();
            output = process.ExitCode == 0 ? reading.Result : errors.Result;
            return process.ExitCode == 0;
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            return false;
        }
    }
}
