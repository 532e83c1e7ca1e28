namespace Aef.Core.Targets.Terraform;

/// <summary>Options of the Terraform target.</summary>
public sealed record TerraformOptions
{
    /// <summary>The environment; null means that of the platform parameters.</summary>
    public string? Environment { get; init; }

    /// <summary>The generation of Airflow that DAGs are written for.</summary>
    public int Airflow { get; init; } = 3;
}
