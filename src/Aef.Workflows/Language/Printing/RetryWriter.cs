using Aef.Documents.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Printing;

/// <summary>Writes retry policies; fields that are missing are not written.</summary>
internal static class RetryWriter
{
    public static void Write(DocumentOutput output, RetrySyntax retry)
    {
        if (retry.Policy is { } policy)
        {
            ValueWriter.Write(output, policy);
        }
        else if (retry is { Predicate: null, MaxRetries: null, Backoff: null })
        {
            output.EmptyMapping();
        }
        else
        {
            output.BeginMapping();
            ValueWriter.Add(output, "predicate", retry.Predicate);
            ValueWriter.Add(output, "max_retries", retry.MaxRetries);
            if (retry.Backoff is { } backoff)
            {
                output.Key("backoff");
                Backoff(output, backoff);
            }

            output.EndMapping();
        }
    }

    private static void Backoff(DocumentOutput output, BackoffSyntax backoff)
    {
        if (backoff.Policy is { } policy)
        {
            ValueWriter.Write(output, policy);
        }
        else if (backoff is { InitialDelay: null, MaxDelay: null, Multiplier: null })
        {
            output.EmptyMapping();
        }
        else
        {
            output.BeginMapping();
            ValueWriter.Add(output, "initial_delay", backoff.InitialDelay);
            ValueWriter.Add(output, "max_delay", backoff.MaxDelay);
            ValueWriter.Add(output, "multiplier", backoff.Multiplier);
            output.EndMapping();
        }
    }
}
