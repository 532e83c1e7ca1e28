using Aef.Core.Operations;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Text;

namespace Aef.Core.Views.Templates;

/// <summary>Diagnostics about the templates of users.</summary>
internal static class TemplateDiagnostics
{
    private const string Names = "\"aef schema template\" describes the values, and docs/templates.md the functions.";

    /// <summary>The syntax of a template.</summary>
    public static readonly DiagnosticDescriptor Syntax = new(
        "AEF4320",
        DiagnosticSeverity.Error,
        "Syntax error in a template",
        "The template has a syntax error: {0}.",
        "Code is between {{ and }}. Each if, for, while, case, func, capture and wrap needs an end.");

    /// <summary>A statement that fails.</summary>
    public static readonly DiagnosticDescriptor Failure = new(
        "AEF4321",
        DiagnosticSeverity.Error,
        "The template fails",
        "The template fails here: {0}.",
        "Correct the expression. A value can be null: read its parts with ?., as in step.retry?.max_attempts.");

    /// <summary>An unknown name.</summary>
    public static readonly DiagnosticDescriptor UnknownName = new(
        "AEF4322",
        DiagnosticSeverity.Error,
        "Unknown name in a template",
        "Unknown name {0} in the template.{1}",
        Names);

    /// <summary>A function that is removed.</summary>
    public static readonly DiagnosticDescriptor Unavailable = new(
        "AEF4323",
        DiagnosticSeverity.Error,
        "Function that templates do not have",
        "{0} is not available in templates: {1}.",
        "Remove it. The output of a template may depend only on the pipeline and the template.");

    /// <summary>An assignment to the view.</summary>
    public static readonly DiagnosticDescriptor ReadOnly = new(
        "AEF4324",
        DiagnosticSeverity.Error,
        "Template that changes a value of the pipeline",
        "The template cannot change {0}: the values of the pipeline are read-only.",
        "Assign to a name of your own.");

    /// <summary>A limit.</summary>
    public static readonly DiagnosticDescriptor Limit = new(
        "AEF4325",
        DiagnosticSeverity.Error,
        "The template exceeds a limit",
        "The template exceeds the limit of {0}.",
        "Check that every loop and recursion ends. To write more, use several templates.");

    /// <summary>The time limit.</summary>
    public static readonly DiagnosticDescriptor Time = new(
        "AEF4326",
        DiagnosticSeverity.Error,
        "The template takes too long",
        "{0} did not end within {1} seconds.",
        "Check that every loop ends, and simplify regular expressions.");

    /// <summary>A value that a filter cannot write.</summary>
    public static readonly DiagnosticDescriptor NotWritable = new(
        "AEF4327",
        DiagnosticSeverity.Error,
        "Value that a filter cannot write",
        "The filter {0} cannot write this value: {1}.",
        "Write a part of the value, or use another filter.");

    /// <summary>A value without a filter.</summary>
    public static readonly DiagnosticDescriptor NoFilter = new(
        "AEF4328",
        DiagnosticSeverity.Warning,
        "Value in a template without a filter",
        "The value {0} is inserted without a filter, so it can become code or markup of the output.",
        "Add the filter of the language: | yaml, | json, | py, | sh or | md. If the value needs no quotes, add | raw.");

    /// <summary>A pipeline that the template refuses.</summary>
    public static readonly DiagnosticDescriptor Refused = new(
        "AEF4329",
        DiagnosticSeverity.Error,
        "The template refuses the pipeline",
        "The template refuses the pipeline: {0}.",
        "Change the pipeline, or use another template. The function \"fail\" of the template has this message.");

    /// <summary>The diagnostic of a problem.</summary>
    public static Diagnostic Of(TemplateProblem problem, SourceText template)
    {
        var location = Location.FromSource(template, problem.Span);
        return problem.Kind switch
        {
            TemplateProblemKind.Syntax => Syntax.At(location, Sentence(problem.Subject)),
            TemplateProblemKind.UnknownName =>
                UnknownName.At(
                    location,
                    Quoted.Text(problem.Subject),
                    Spelling.Question(problem.Detail is { Length: > 0 } near ? near : null)),
            TemplateProblemKind.Refused => Refused.At(location, Sentence(problem.Subject)),
            TemplateProblemKind.Unavailable => Unavailable.At(location, Quoted.Text(problem.Subject), problem.Detail),
            TemplateProblemKind.ReadOnly => ReadOnly.At(location, Quoted.Text(problem.Subject)),
            TemplateProblemKind.Limit => Limit.At(location, problem.Subject),
            TemplateProblemKind.Time => Time.At(location, problem.Subject, problem.Detail),
            TemplateProblemKind.NotWritable => NotWritable.At(location, Quoted.Text(problem.Subject), problem.Detail),
            TemplateProblemKind.NoFilter => NoFilter.At(location, Quoted.Text(problem.Subject)),
            _ => Failure.At(location, Sentence(problem.Subject)),
        };
    }

    /// <summary>The message of the engine without its period, with the quotes of all messages.</summary>
    private static string Sentence(string message) => message.Trim().TrimEnd('.').Replace('`', '"');
}
