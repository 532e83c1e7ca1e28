using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Aef.Tests.Airflow.Python;

/// <summary>The Python of this computer.</summary>
internal static class PythonHost
{
    private static readonly string[] Candidates = ["python3", "/usr/bin/python3", "python"];

    private static readonly Lazy<string?> Plain = new(() => Find("ast, json"));
    private static readonly Lazy<string?> Jinja = new(() => Find("jinja2"));

    /// <summary>A Python; null if there is none.</summary>
    public static string? Path => Plain.Value;

    /// <summary>A Python with jinja2; null if there is none.</summary>
    public static string? WithJinja => Jinja.Value;

    /// <summary>Runs a script of this project with a value as JSON, and returns what it answers.</summary>
    public static T Ask<T>(string script, object question)
    {
        var file = System.IO.Path.Combine(AppContext.BaseDirectory, "Python", script);
        var (code, output, errors) = Run(Path!, [file], JsonSerializer.Serialize(question));
        code.ShouldBe(0, errors);
        return JsonSerializer.Deserialize<T>(output)!;
    }

    public static (int Code, string Output, string Errors) Run(
        string program,
        IReadOnlyList<string> arguments,
        string input = "",
        string? folder = null)
    {
        using var process = Process.Start(Describe(program, arguments, folder)) ?? throw new InvalidOperationException(
            "The process did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        using (var writer = new StreamWriter(process.StandardInput.BaseStream))
        {
            writer.Write(input);
        }

        process.WaitForExit();
        return (process.ExitCode, output.Result, errors.Result);
    }

    public static ProcessStartInfo Describe(string program, IReadOnlyList<string> arguments, string? folder = null)
    {
        var start = new ProcessStartInfo(program)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? string.Empty,
        };
        start.Environment["PYTHONUTF8"] = "1";
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        arguments.ToList().ForEach(start.ArgumentList.Add);
        return start;
    }

    /// <summary>The program itself: a launcher such as pyenv's costs ten times as much at each start.</summary>
    private static string? Find(string modules) => Candidates.Select(p => Program(p, modules)).FirstOrDefault(p => p is not null);

    private static string? Program(string python, string modules)
    {
        try
        {
            var (code, output, _) = Run(python, ["-c", $"import {modules}, sys; print(sys.executable or '', end='')"]);
            return code != 0 ? null : output.Length > 0 ? output : python;
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            return null;
        }
    }
}
