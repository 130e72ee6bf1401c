import type { Facts } from '../kinds/parts.ts';
import { set } from '../kinds/collection.ts';
import { positive } from '../kinds/positive.ts';
import { flag, text } from '../kinds/scalar.ts';

/** What an instance must be like where a group or a template names no instance type, below the path of the requirements. */
export function instanceRequirements(path: string, terraform: string): Facts {
  const facts: Facts = {
    'VCpuCount.Min': positive({ terraform: 'vcpu_count.min' }),
    'VCpuCount.Max': positive({ terraform: 'vcpu_count.max' }),
    'MemoryMiB.Min': positive({ terraform: 'memory_mib.min' }),
    'MemoryMiB.Max': positive({ terraform: 'memory_mib.max' }),
    'MemoryGiBPerVCpu.Min': positive({ terraform: 'memory_gib_per_vcpu.min' }),
    'MemoryGiBPerVCpu.Max': positive({ terraform: 'memory_gib_per_vcpu.max' }),
    CpuManufacturers: set({ terraform: 'cpu_manufacturers' }),
    InstanceGenerations: set({ terraform: 'instance_generations' }),
    AllowedInstanceTypes: set({ terraform: 'allowed_instance_types' }),
    ExcludedInstanceTypes: set({ terraform: 'excluded_instance_types' }),
    BareMetal: text({ terraform: 'bare_metal' }),
    BurstablePerformance: text({ terraform: 'burstable_performance' }),
    LocalStorage: text({ terraform: 'local_storage' }),
    LocalStorageTypes: set({ terraform: 'local_storage_types' }),
    RequireHibernateSupport: flag({ terraform: 'require_hibernate_support', default: false }),
    AcceleratorTypes: set({ terraform: 'accelerator_types' }),
    AcceleratorManufacturers: set({ terraform: 'accelerator_manufacturers' }),
    AcceleratorNames: set({ terraform: 'accelerator_names' }),
    'AcceleratorCount.Min': positive({ terraform: 'accelerator_count.min' }),
    'AcceleratorCount.Max': positive({ terraform: 'accelerator_count.max' }),
    SpotMaxPricePercentageOverLowestPrice: positive({
      terraform: 'spot_max_price_percentage_over_lowest_price',
    }),
    OnDemandMaxPricePercentageOverLowestPrice: positive({
      terraform: 'on_demand_max_price_percentage_over_lowest_price',
    }),
  };
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      `${path}.${name}`,
      { ...fact, terraform: `${terraform}.${fact.terraform}` },
    ]),
  );
}
