using System.Globalization;
using System.Text.RegularExpressions;
using Aef.Core.Operations;
using Aef.Documents.Text;
using Scriban;
using Scriban.Parsing;
using Scriban.Syntax;

namespace Aef.Adapters.Templates;

/// <summary>
/// Renders templates with Scriban, restricted so that the output depends only on template and view, and that no template can run for ever,
/// fill the memory, read a file or change the view.
/// </summary>
public sealed class ScribanTemplates : ITemplateEngine
{
    /// <inheritdoc/>
    public IReadOnlyList<TemplateProblem> Check(SourceText template)
    {
        ArgumentNullException.ThrowIfNull(template);
        return Parse(template).Problems;
    }

    /// <inheritdoc/>
    public TemplateOutcome Render(TemplateRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (template, problems) = Parse(request.Template);
        if (template is null)
        {
            return new TemplateOutcome(null, problems);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(request.Limits.MaxTime);
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture; // functions such as array.sort compare by it
        try
        {
            return Render(request, template, limit.Token);
        }
        catch (ScriptAbortException e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Failed(new(TemplateProblemKind.Time, SpanOf(e.Span), "The template", Seconds(request.Limits.MaxTime)));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static TemplateOutcome Render(TemplateRequest request, Template template, CancellationToken cancellationToken)
    {
        var context = new RestrictedContext(request, cancellationToken);
        try
        {
            template.Render(context);
            return context.IsCut
                ? Failed(new(TemplateProblemKind.Limit, default, RestrictedContext.Characters(request.Limits)))
                : new TemplateOutcome(context.Text, context.Unfiltered);
        }
        catch (TemplateException e)
        {
            return Failed(e.Problem);
        }
        catch (Exception e) when ((e as OutOfMemoryException ?? e.InnerException) is OutOfMemoryException)
        {
            return Failed(new(TemplateProblemKind.Limit, SpanOf(context.CurrentSpan), "the memory that is available"));
        }
        catch (Exception e) when ((e as RegexMatchTimeoutException ?? e.InnerException) is RegexMatchTimeoutException)
        {
            var span = e is ScriptRuntimeException { Span: var place } ? place : context.CurrentSpan;
            return Failed(new(TemplateProblemKind.Time, SpanOf(span), "A regular expression", Seconds(request.Limits.MaxSearchTime)));
        }
        catch (ScriptAbortException)
        {
            throw;
        }
        catch (ScriptRuntimeException e)
        {
            return Failed(ProblemOf(e));
        }
#pragma warning disable CA1031 // Scriban's functions throw exceptions of many types for bad arguments; each is a problem of the template.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return Failed(new(TemplateProblemKind.Failure, SpanOf(context.CurrentSpan), FirstLine(e.Message)));
        }
    }

    private static (Template? Template, IReadOnlyList<TemplateProblem> Problems) Parse(SourceText source)
    {
        try
        {
            var template = Template.Parse(source.Text);
            return template.HasErrors
                ? (null, [.. template.Messages.Where(m => m.Type == ParserMessageType.Error)
                    .Select(m => new TemplateProblem(TemplateProblemKind.Syntax, SpanOf(m.Span), FirstLine(m.Message)))
                    .DistinctBy(p => p.Span.Start)])
                : (template, []);
        }
        catch (InsufficientExecutionStackException)
        {
            return (null, [new TemplateProblem(TemplateProblemKind.Syntax, default, "it is nested too deep")]);
        }
    }

    private static TemplateProblem ProblemOf(ScriptRuntimeException e)
    {
        for (Exception? inner = e; inner is not null; inner = inner.InnerException)
        {
            if (inner is TemplateException own)
            {
                return own.Problem;
            }
        }

        var message = FirstLine(e.OriginalMessage);
        return message switch
        {
            _ when message.Contains("readonly", StringComparison.OrdinalIgnoreCase)
                || message.Contains("read-only", StringComparison.OrdinalIgnoreCase) =>
                new(TemplateProblemKind.ReadOnly, SpanOf(e.Span), NameIn(message)),
            _ when message.StartsWith("Exceeding number of recursive", StringComparison.Ordinal)
                || message.StartsWith("Exceeding recursive", StringComparison.Ordinal) =>
                new(TemplateProblemKind.Limit, SpanOf(e.Span), "nested calls"),
            _ when message.StartsWith("Exceeding number of iteration", StringComparison.Ordinal)
                || message.Contains("LoopLimit", StringComparison.Ordinal) =>
                new(TemplateProblemKind.Limit, SpanOf(e.Span), "iterations"),
            _ => new(TemplateProblemKind.Failure, SpanOf(e.Span), message),
        };
    }

    private static TemplateOutcome Failed(TemplateProblem problem) => new(null, [problem]);

    /// <summary>The name at the end of a message, between the quotes of Scriban or after a colon.</summary>
    private static string NameIn(string message) =>
        message.Split('`') is [_, var quoted, ..] ? quoted : message[(message.LastIndexOf(": ", StringComparison.Ordinal) + 1)..].Trim();

    private static string FirstLine(string message) => message.Split('\n')[0].Trim();

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString(CultureInfo.InvariantCulture);

    /// <summary>Scriban's spans include their last character; spans without a position are the beginning.</summary>
    internal static TextSpan SpanOf(SourceSpan span) =>
        span.Start.Offset < 0 ? default : TextSpan.FromBounds(span.Start.Offset, Math.Max(span.Start.Offset, span.End.Offset + 1));
}
