namespace Aef.Tests.Data;

/// <summary>A fact that needs a PostgreSQL server; skipped, and counted as skipped, where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = PostgresServer.WhySkipped;
}
